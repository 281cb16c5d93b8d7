import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '../../../lib/directory/types.ts';
import { jsonFrame } from '../../../lib/transfer/directory-json.ts';
import { writePartnersCsv } from '../../../lib/transfer/partner-csv.ts';
import { sampleCsv } from '../../sample-data.ts';

/** Paths of files to import. */
export interface DirectoryFiles {
  customersCsv: string;
  partnersCsv: string;
  everythingJson: string;
  remove(): Promise<void>;
}

function directoryJson({ workspace, partners, customers }: Directory): string {
  const [head, tail] = jsonFrame('all', workspace, partners);
  return `${head}${customers.map((customer) => JSON.stringify(customer)).join(',\n')}${tail}`;
}

/** Writes a directory to a temporary folder in each form that Import takes. */
export async function writeDirectoryFiles(directory: Directory): Promise<DirectoryFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'support-contacts-sample-'));
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  return {
    customersCsv: await write('customers.csv', sampleCsv(directory)),
    partnersCsv: await write('partners.csv', writePartnersCsv(directory.partners)),
    everythingJson: await write('directory.json', directoryJson(directory)),
    remove: () => rm(folder, { recursive: true }),
  };
}
