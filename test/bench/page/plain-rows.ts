import Papa from 'papaparse';

export interface PlainCustomer {
  customerId: string;
  companyName: string;
  domain: string;
  otherDomains: string[];
  aliases: string[];
  country: string;
}

export interface PlainSubscription {
  id: string;
  customerId: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  status: string;
  quantity: number;
  channel: string;
  supportContact?: { supportTenantId: string; supportMpnId: string; name: string };
}

export interface PlainRows {
  customers: PlainCustomer[];
  subscriptions: PlainSubscription[];
}

type Row = Record<string, string>;

/** The file as a record per customer and a record per subscription, checked for nothing. */
export async function readPlainRows(file: File): Promise<PlainRows> {
  const customers = new Map<string, PlainCustomer>();
  const subscriptions: PlainSubscription[] = [];
  for (const row of await parseRows(file)) {
    const { CustomerId: id = '' } = row;
    if (!customers.has(id)) customers.set(id, customerOf(row));
    if (row['SubscriptionId']) subscriptions.push(subscriptionOf(row));
  }
  return { customers: [...customers.values()], subscriptions };
}

const parseRows = (file: File) =>
  new Promise<Row[]>((resolve, reject) => {
    Papa.parse<Row, File>(file, {
      header: true,
      skipEmptyLines: true,
      complete: ({ data }) => resolve(data),
      error: reject,
    });
  });

const listOf = (cell = '') => (cell === '' ? [] : cell.split(';'));

const customerOf = (row: Row): PlainCustomer => ({
  customerId: row['CustomerId'] ?? '',
  companyName: row['CompanyName'] ?? '',
  domain: row['Domain'] ?? '',
  otherDomains: listOf(row['OtherDomains']),
  aliases: listOf(row['Aliases']),
  country: row['Country'] ?? '',
});

function subscriptionOf(row: Row): PlainSubscription {
  const { SupportTenantId: supportTenantId, SupportMpnId: supportMpnId = '', SupportName: name = '' } = row;
  return {
    id: row['SubscriptionId'] ?? '',
    customerId: row['CustomerId'] ?? '',
    offerId: row['OfferId'] ?? '',
    offerName: row['OfferName'] ?? '',
    friendlyName: row['FriendlyName'] ?? '',
    status: row['Status'] ?? '',
    quantity: Number(row['Quantity']),
    channel: row['Channel'] ?? '',
    ...(supportTenantId ? { supportContact: { supportTenantId, supportMpnId, name } } : {}),
  };
}
