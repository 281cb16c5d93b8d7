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
function Read-Value($Key, $Name) {
  if (Test-Path -LiteralPath $Key) { (Get-Item -LiteralPath $Key).GetValue($Name) }
}
function Read-List($Key) {
  if (-not (Test-Path -LiteralPath $Key)) { return @() }
  $Item = Get-Item -LiteralPath $Key
  @($Item.GetValueNames() | Sort-Object { [int]$_ } | ForEach-Object { $Item.GetValue($_) })
}
function Read-Names($Key) {
  if (-not (Test-Path -LiteralPath $Key)) { return @() }
  $Item = Get-Item -LiteralPath $Key
  @($Item.GetValueNames()) + @($Item.GetSubKeyNames())
}

$Wrong = @()
foreach ($Browser in $Browsers) {
  foreach ($Name in $Browser.Install.Keys) {
    if ((Read-Value (Get-InstallKey $Browser) $Name) -cne $Browser.Install[$Name]) { $Wrong += "$($Browser.Key): $Name" }
  }
  foreach ($Name in Read-Names (Get-PolicyKey $Browser)) {
    if (@($Policy.Keys) -cnotcontains $Name) { $Wrong += "$($Browser.Key): $Name" }
  }
  foreach ($Name in $Policy.Keys) {
    $Wanted = $Policy[$Name]
    $Found = if ($Wanted -is [array]) { Read-List "$(Get-PolicyKey $Browser)\$Name" } else { Read-Value (Get-PolicyKey $Browser) $Name }
    if ((@($Found) -join "`n") -cne (@($Wanted) -join "`n")) { $Wrong += "$($Browser.Key): $Name" }
  }
}
if ($Wrong) { Write-Output "Differs: $($Wrong -join ', ')"; exit 1 }
Write-Output 'As wanted.'
exit 0
