# Made by npm run policy. Runs as SYSTEM in 64-bit PowerShell. No value is ever printed: some are secrets.
$ErrorActionPreference = 'Stop'
$Browsers = @(
  @{ Key = 'HKLM:\SOFTWARE\Policies\Google\Chrome'; Id = 'ojgnahcnbiomhicdclbecpgemnnalodg'; Install = [ordered]@{ installation_mode = 'force_installed'; update_url = 'https://clients2.google.com/service/update2/crx'; toolbar_pin = 'force_pinned' } }
  @{ Key = 'HKLM:\SOFTWARE\Policies\Microsoft\Edge'; Id = 'ojgnahcnbiomhicdclbecpgemnnalodg'; Install = [ordered]@{ installation_mode = 'force_installed'; update_url = 'https://edge.microsoft.com/extensionwebstorebase/v1/crx'; toolbar_state = 'force_shown' } }
)
$Policy = [ordered]@{
  role = 'customer'
  ownTenantId = '11111111-2222-4333-8444-555555555555'
  language = 'auto'
  theme = 'auto'
  cardEnabled = 1
  cardCorner = 'bottomRight'
  cardOpenOnSupportRoutes = 1
  locked = @('role', 'cardEnabled')
  skipFirstRun = 1
  feeds = @('https://feeds.partner.example/feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA#t=11111111-2222-4333-8444-555555555555&k=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&r=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  workspaceUrl = 'https://contoso.blob.core.windows.net/support-contacts?sp=rl&sv=2024-11-04&sr=c&sig=REPLACE'
  brandName = 'Contoso IT'
  brandColor = '#0f6cbd'
  brandLogo = 'data:image/svg+xml,%3Csvg%20xmlns=%27http://www.w3.org/2000/svg%27%20viewBox=%270%200%201%201%27%3E%3Ccircle%20cx=%27.5%27%20cy=%27.5%27%20r=%27.5%27/%3E%3C/svg%3E'
}
function Get-PolicyKey($Browser) { "$($Browser.Key)\3rdparty\extensions\$($Browser.Id)\policy" }
function Get-InstallKey($Browser) { "$($Browser.Key)\ExtensionSettings\$($Browser.Id)" }

function Set-Value($Key, $Name, $Value) {
  if (-not (Test-Path -LiteralPath $Key)) { New-Item -Path $Key -Force | Out-Null }
  $Type = if ($Value -is [int]) { 'DWord' } else { 'String' }
  New-ItemProperty -LiteralPath $Key -Name $Name -Value $Value -PropertyType $Type -Force | Out-Null
}
foreach ($Browser in $Browsers) {
  foreach ($Name in $Browser.Install.Keys) { Set-Value (Get-InstallKey $Browser) $Name $Browser.Install[$Name] }
  $Key = Get-PolicyKey $Browser
  if (Test-Path -LiteralPath $Key) { Remove-Item -LiteralPath $Key -Recurse -Force }
  foreach ($Name in $Policy.Keys) {
    $Value = $Policy[$Name]
    if ($Value -is [array]) { for ($N = 1; $N -le $Value.Count; $N++) { Set-Value "$Key\$Name" "$N" $Value[$N - 1] } }
    else { Set-Value $Key $Name $Value }
  }
}
Write-Output 'Set.'
exit 0
