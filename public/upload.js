// A form with files shows how far it is. Without this file it is sent like any other.

const words = (text) => {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
};

/** Where the page says how far the upload is, above the form's buttons. */
const placeFor = (form) => {
  form.querySelector('.upload')?.remove();
  const place = document.createElement('div');
  place.className = 'upload';
  place.setAttribute('role', 'status');
  form.querySelector('.form-end').before(place);
  return place;
};

const megabytes = (bytes) => (bytes / 1048576).toFixed(1);

const pageOf = (text) => new window.DOMParser().parseFromString(text, 'text/html');

/** The page that the answer is, in place of this one: what was typed stands in it, and what is wrong. */
const showAnswer = (page) => {
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
  window.scrollTo(0, 0);
  (document.querySelector('#error-summary') ?? document.querySelector('main')).focus();
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  const files = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
  if (event.defaultPrevented || !form.matches('[data-upload]') || files.length === 0) return;
  event.preventDefault();
  const place = placeFor(form);
  const bar = document.createElement('progress');
  const line = words('正在上传…');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', '上传进度');
  place.append(line, bar);

  const request = new window.XMLHttpRequest();
  request.open('POST', form.action);
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total;
    line.textContent =
      loaded < total ? `正在上传：${megabytes(loaded)} MB，共 ${megabytes(total)} MB` : '已经上传，正在检查和保存文件…';
  });
  request.addEventListener('load', () => {
    const page = pageOf(request.responseText);
    // Success leads to another page (303), which the browser has asked for by itself; or the answer is the next step.
    const next = page.querySelector('main [data-next-step]') !== null;
    if (request.status === 200 && !next) window.location.assign(request.responseURL);
    else showAnswer(page);
  });
  request.addEventListener('error', () => {
    place.replaceChildren(words('上传没有完成：连接中断。填写的内容还在，请检查网络后再试。'));
  });
  request.send(new window.FormData(form));
});
