// The token stands behind the # of the link, so that it reaches no server log on the way here.
const token = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, "", location.pathname);

const korean = navigator.language.startsWith("ko");
document.documentElement.lang = korean ? "ko" : "en";
const words = korean
  ? {
      intro: "이 서버의 첫 관리자를 만듭니다. 링크는 한 번만 쓸 수 있습니다.", username: "사용자 이름", password: "비밀번호 (8자 이상, 길수록 좋습니다)",
      submit: "관리자 만들기", busy: "만드는 중…", done: "관리자가 만들어졌습니다. 이제 터미널에서 시작하세요.",
      already: "이 서버는 이미 설정되었습니다. 로그인해서 쓰면 됩니다.", noToken: "링크가 온전하지 않습니다. 서버를 시작한 콘솔에 나온 링크를 그대로 여세요.",
      away: "서버에 연결할 수 없습니다. 잠시 뒤 다시 시도하세요.",
      fields: { username: "사용자 이름은 2~64자의 영문 소문자, 숫자, . _ - @ + 로 씁니다.", password: "비밀번호는 8~128자이고, 흔히 쓰는 것은 안 됩니다." },
      codes: {
        "identity.wrong_set_up_token": "링크가 틀렸거나 이미 쓰였습니다. 서버를 다시 시작하면 새 링크가 나옵니다.",
        "identity.already_set_up": "이 서버는 이미 설정되었습니다. 로그인해서 쓰면 됩니다.",
        "http.too_many_requests": "시도가 너무 잦습니다. 잠시 뒤 다시 시도하세요.",
      },
    }
  : {
      intro: "Make the first administrator of this server. The link works once.", username: "User name", password: "Password (8 or more; longer is better)",
      submit: "Make the administrator", busy: "Working…", done: "The administrator is made. Go on in a terminal.",
      already: "This server is set up already. Sign in instead.", noToken: "The link is not whole. Open the one printed on the server's console as it stands.",
      away: "The server cannot be reached. Try again in a moment.", fields: {}, codes: {},
    };

const at = (id) => document.getElementById(id);
const say = (text, bad = false) => {
  at("status").textContent = text;
  at("status").className = bad ? "bad" : "";
};
at("intro").textContent = words.intro;
at("label-username").textContent = words.username;
at("label-password").textContent = words.password;
at("submit").textContent = words.submit;

// The server says it in English; what we know the words for is said in the reader's language.
const reasonOf = (problem) => {
  const fields = Object.entries(problem.fields ?? {}).map(([field, why]) => words.fields[field] ?? [why].flat().join(" "));
  return fields.length > 0 ? fields.join(" ") : (words.codes[problem.code] ?? problem.detail);
};

async function begin() {
  const state = await (await fetch("/api/v1/identity/set-up")).json();
  if (!state.needed) return say(words.already);
  if (!token) return say(words.noToken, true);
  at("form").hidden = false;
  at("password").focus();
}

at("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  at("submit").disabled = true;
  say(words.busy);
  try {
    const answer = await fetch("/api/v1/identity/set-up", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, username: at("username").value, password: at("password").value }),
    });
    const body = await answer.json();
    if (!answer.ok) return say(reasonOf(body), true);
    at("form").hidden = true;
    say(words.done);
    at("next").textContent = `maru login --server ${location.origin}\nmaru keys add openai\nmaru chat`;
    at("next").hidden = false;
  } catch {
    say(words.away, true);
  } finally {
    at("submit").disabled = false;
  }
});

begin().catch(() => say(words.away, true));
