import { showLookupPage } from '../lookup/show-lookup-page.tsx';

const root = document.getElementById('app');
if (root) void showLookupPage(root);
