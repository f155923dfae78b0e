// Counts words and letters of a text for the newspaper while it is typed.

function countWords(box) {
  const text = box.value.trim();
  const words = text === '' ? 0 : text.split(/\s+/).length;
  const usual = Number(box.dataset.wajar ?? Infinity);
  const place = document.getElementById(box.dataset.hitungKata);
  const advice = words > usual ? `, lebih dari ${usual} kata yang biasa dimuat` : '';
  place.textContent = `${words} kata, sisa ${box.maxLength - box.value.length} huruf${advice}`;
  place.classList.toggle('lebih', advice !== '');
}

for (const box of document.querySelectorAll('[data-hitung-kata]')) {
  box.addEventListener('input', () => countWords(box));
  countWords(box);
}
