// A storage account for support contacts: one container for the team's log, one for what customers read.
// Stored access policies are not part of Azure's resource model: create-tokens.sh makes them afterwards.

@description('3 to 24 lower-case letters and digits, unique in all of Azure.')
@minLength(3)
@maxLength(24)
param accountName string

param location string = resourceGroup().location

@description('Days for which a deleted or overwritten blob, and a deleted container, can be brought back.')
@minValue(7)
@maxValue(365)
param retentionInDays int = 90

@description('Copies: in one data centre (LRS), in several of a region (ZRS), or in a second region as well (GRS).')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param redundancy string = 'Standard_ZRS'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    // Tokens with a stored access policy are signed with an account key.
    allowSharedKeyAccess: true
    allowCrossTenantReplication: false
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: retentionInDays }
    containerDeleteRetentionPolicy: { enabled: true, days: retentionInDays }
  }
}

resource team 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'team'
  properties: { publicAccess: 'None' }
}

resource feeds 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'feeds'
  properties: { publicAccess: 'None' }
}

// Versions of feeds that were replaced are of no use for long; the log has none.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: retentionInDays } } }
          }
        }
      ]
    }
  }
}

// Deleting the account is what no retention brings back.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds the log of the support contacts.' }
}
