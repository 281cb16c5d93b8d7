document.title = 'Support contacts';
