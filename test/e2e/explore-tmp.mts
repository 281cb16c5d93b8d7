import { createServer } from 'node:https';
import { startProxy } from '/work/main/test/e2e/support/proxy.ts';
import { launchBrowser } from '/work/main/test/e2e/support/launch.ts';
import { listenLocally } from '/work/main/test/stand-ins/listen-locally.ts';
import { createSelfSignedCertificate } from '/work/main/test/stand-ins/self-signed-certificate.ts';
const name = process.argv[2] as 'chromium';
const t0=Date.now(); const log=(...a)=>console.log(((Date.now()-t0)/1000).toFixed(1),...a);
const srv=await listenLocally(createServer(createSelfSignedCertificate(['admin.microsoft.com']),(q,r)=>{r.setHeader('content-type','text/html');r.end('<title>hi '+q.headers.host+q.url+'</title>')}));
const proxy=await startProxy(new Map([['admin.microsoft.com',srv.port],['admin.cloud.microsoft',srv.port]]));
const b=await launchBrowser(name,{extensionDir:`/work/main/.output/${name==='chromium'?'chrome':'firefox'}-mv3`,proxyPort:proxy.port,language:'ja',colorScheme:'dark'});
log('launched',b.pid, await b.browser.version());
try {
const p=await b.openPage('https://admin.microsoft.com/x#/y'); log(await p.title(), p.url());
log('lang', await p.evaluate(()=>[navigator.language, matchMedia('(prefers-color-scheme: dark)').matches]));
const o=await b.openExtensionPage('options.html'); log(await o.title(), o.url(), await o.evaluate(()=>[chrome.i18n.getUILanguage(), chrome.i18n.getMessage('extensionName'), matchMedia('(prefers-color-scheme: dark)').matches]));
const errs=[]; o.on('console',m=>errs.push(m.type()+m.text())); o.on('pageerror',e=>errs.push('PE '+e)); p.on('console',m=>errs.push('P'+m.type()+m.text()));p.on('pageerror',e=>errs.push('P PE '+e));
await o.evaluate(()=>{console.error('boo'); setTimeout(()=>{throw new Error('late')},0)}); await p.evaluate(()=>console.error('boo2'));
await new Promise(r=>setTimeout(r,300)); log(errs);
log('fetch', await o.evaluate(()=>fetch('https://example.com/').then(String,String)));
await b.reloadExtension(); log('reloaded');
const o2=await b.openExtensionPage('options.html'); log(await o2.title());
log('refused',proxy.refusedHosts());
} catch(e){log(e)}
if(process.argv[3]) await b.kill(); else await b.close(); log('closed'); await proxy.close(); await srv.close();
