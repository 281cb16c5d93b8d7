import { type ChromiumBrowser, entriesOf, type Values } from './browsers.ts';

/** PowerShell ends a text at typographic quotes too. */
const quoted = (text: string) => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

function literal(value: string | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? quoted(value) : `@(${value.map(quoted).join(', ')})`;
}

/** What all three scripts begin with: where each browser looks, and what is to stand there. */
function head(browsers: readonly ChromiumBrowser[], values: Values): string {
  const tables = browsers.map(
    ({ id, registryKey, installation }) =>
      `  @{ Key = ${quoted(`HKLM:\\${registryKey}`)}; Id = ${quoted(id)}; Install = [ordered]@{ ${Object.entries(
        installation,
      )
        .map(([name, value]) => `${name} = ${quoted(value)}`)
        .join('; ')} } }`,
  );
  return `# Made by npm run policy. Runs as SYSTEM in 64-bit PowerShell. No value is ever printed: some are secrets.
$ErrorActionPreference = 'Stop'
$Browsers = @(
${tables.join('\n')}
)
$Policy = [ordered]@{
${entriesOf(values)
  .map(([key, value]) => `  ${key} = ${literal(value)}`)
  .join('\n')}
}
function Get-PolicyKey($Browser) { "$($Browser.Key)\\3rdparty\\extensions\\$($Browser.Id)\\policy" }
function Get-InstallKey($Browser) { "$($Browser.Key)\\ExtensionSettings\\$($Browser.Id)" }
`;
}

const READ = `function Read-Value($Key, $Name) {
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
`;

/** Exit 1 where anything differs, also by a key too many: Intune then runs the script that sets it. */
export const detectScript = (
  browsers: readonly ChromiumBrowser[],
  values: Values,
): string => `${head(browsers, values)}${READ}
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
    $Found = if ($Wanted -is [array]) { Read-List "$(Get-PolicyKey $Browser)\\$Name" } else { Read-Value (Get-PolicyKey $Browser) $Name }
    if ((@($Found) -join "\`n") -cne (@($Wanted) -join "\`n")) { $Wrong += "$($Browser.Key): $Name" }
  }
}
if ($Wrong) { Write-Output "Differs: $($Wrong -join ', ')"; exit 1 }
Write-Output 'As wanted.'
exit 0
`;

export const setScript = (browsers: readonly ChromiumBrowser[], values: Values): string => `${head(browsers, values)}
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
    if ($Value -is [array]) { for ($N = 1; $N -le $Value.Count; $N++) { Set-Value "$Key\\$Name" "$N" $Value[$N - 1] } }
    else { Set-Value $Key $Name $Value }
  }
}
Write-Output 'Set.'
exit 0
`;

/** Takes away what the others set, and nothing of other extensions. */
export const removeScript = (browsers: readonly ChromiumBrowser[], values: Values): string => `${head(browsers, values)}
foreach ($Browser in $Browsers) {
  foreach ($Key in @("$($Browser.Key)\\3rdparty\\extensions\\$($Browser.Id)", (Get-InstallKey $Browser))) {
    if (Test-Path -LiteralPath $Key) { Remove-Item -LiteralPath $Key -Recurse -Force }
  }
}
Write-Output 'Removed.'
exit 0
`;
