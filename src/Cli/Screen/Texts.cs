namespace Maru.Cli.Screen;

/// <summary>What the program says.</summary>
internal static class Texts
{
    public static readonly Phrase Usage = new("The command line is not understood.", "명령을 이해하지 못했습니다.");
    public static readonly Phrase SecretAsArgument = new(
        "Keys and passwords are not taken as arguments; they are asked for, or read from standard input.",
        "키와 비밀번호는 인수로 받지 않습니다. 물어보거나 표준 입력에서 읽습니다.");
    public static readonly Phrase NoInput = new(
        "Nothing was entered. Type it when asked, or send it on standard input.", "입력이 없습니다. 물을 때 입력하거나 표준 입력으로 보내세요.");
    public static readonly Phrase PasswordsDiffer = new("The two passwords differ.", "두 비밀번호가 다릅니다.");
    public static readonly Phrase NotConfirmed = new("Not confirmed; nothing was changed.", "확인하지 않아 아무것도 바꾸지 않았습니다.");
    public static readonly Phrase BadServer = new(
        "The server's address must look like https://maru.example.org.", "서버 주소는 https://maru.example.org 같은 꼴이어야 합니다.");
    public static readonly Phrase NotSignedIn = new("You are not signed in to this server.", "이 서버에 로그인하지 않았습니다.");
    public static readonly Phrase SessionBusy = new(
        "Another maru command holds the session file.", "다른 maru 명령이 세션 파일을 쓰고 있습니다.");
    public static readonly Phrase NoSuchProvider = new(
        "'{0}' is not possible here. Use one of {1}.", "'{0}'은(는) 여기에 쓸 수 없습니다. {1} 중 하나를 쓰세요.");
    public static readonly Phrase Unreachable = new("{0} cannot be reached.", "{0}에 연결할 수 없습니다.");
    public static readonly Phrase NoAnswer = new("{0} did not answer in time.", "{0}이(가) 제때 답하지 않았습니다.");
    public static readonly Phrase BrokenAnswer = new("The answer broke off before its end.", "답이 끝나기 전에 끊어졌습니다.");
    public static readonly Phrase UnexpectedAnswer = new(
        "{0} answered {1} in a form Maru does not use.", "{0}이(가) Maru가 쓰지 않는 꼴로 {1}(을)를 답했습니다.");
    public static readonly Phrase FileTrouble = new("A file cannot be read or written.", "파일을 읽거나 쓸 수 없습니다.");
    public static readonly Phrase ScriptTrouble = new("The script failed.", "스크립트가 실패했습니다.");
    public static readonly Phrase ScriptIsRight = new("The script is right.", "스크립트가 옳습니다.");
    public static readonly Phrase BadJson = new("--parameters must be a JSON object.", "--parameters는 JSON 객체여야 합니다.");
    public static readonly Phrase NothingToChange = new("There is nothing to change.", "바꿀 것이 없습니다.");

    public static readonly Phrase HintUsage = new("See: maru {0}--help", "도움말: maru {0}--help");
    public static readonly Phrase HintSignIn = new("Sign in: maru login", "로그인: maru login");
    public static readonly Phrase HintSetUp = new(
        "Use the token the server printed at its last start.", "서버가 마지막으로 시작할 때 출력한 토큰을 쓰세요.");
    public static readonly Phrase HintKey = new(
        "Set MARU_KEY to a working client key, or unset it to use one of your own.", "MARU_KEY에 쓸 수 있는 클라이언트 키를 넣거나, 비워 두세요.");
    public static readonly Phrase HintServer = new(
        "Is the server running? Choose another with --server or MARU_SERVER.", "서버가 켜져 있나요? 다른 서버는 --server나 MARU_SERVER로 고르세요.");
    public static readonly Phrase HintLocked = new(
        "Restart the server with its encryption key; see: maru config status", "암호화 키를 주고 서버를 다시 시작하세요. 확인: maru config status");
    public static readonly Phrase HintForbidden = new("Ask an administrator.", "관리자에게 요청하세요.");
    public static readonly Phrase HintLater = new("Try again in {0} s.", "{0}초 뒤에 다시 해 보세요.");
    public static readonly Phrase HintYes = new("Answer y, or pass --yes.", "y라고 답하거나 --yes를 주세요.");
    public static readonly Phrase HintAgain = new("Look at the newest state, then try again.", "최신 상태를 확인하고 다시 해 보세요.");

    public static readonly Phrase AskUsername = new("User name: ", "사용자 이름: ");
    public static readonly Phrase AskPassword = new("Password: ", "비밀번호: ");
    public static readonly Phrase AskPasswordAgain = new("Password again: ", "비밀번호 다시: ");
    public static readonly Phrase AskPresentPassword = new("Current password: ", "현재 비밀번호: ");
    public static readonly Phrase AskKey = new("Provider's API key: ", "공급자 API 키: ");
    public static readonly Phrase AskPurge = new(
        "Remove every stored key that cannot be opened, for good? [y/N] ", "열 수 없는 저장된 키를 모두 영구히 지울까요? [y/N] ");

    public static readonly Phrase PlainHttp = new(
        "Warning: {0} is not encrypted; password and tokens travel in the clear.", "경고: {0}은(는) 암호화되지 않아 비밀번호와 토큰이 그대로 전송됩니다.");
    public static readonly Phrase SignedIn = new("Signed in to {0} as {1} ({2}).", "{0}에 {1}({2})(으)로 로그인했습니다.");
    public static readonly Phrase SignedOut = new("Signed out.", "로그아웃했습니다.");
    public static readonly Phrase SignedOutHere = new(
        "Signed out here; the server could not be told, so its session runs out by itself.",
        "여기서는 로그아웃했지만 서버에 알리지 못했습니다. 서버의 세션은 저절로 만료됩니다.");
    public static readonly Phrase None = new("None.", "없음.");
    public static readonly Phrase PartOf = new("{0} of {1}. More: --cursor {2}", "{1}개 중 {0}개. 다음: --cursor {2}");
    public static readonly Phrase Added = new("Added: {0}", "추가했습니다: {0}");
    public static readonly Phrase Changed = new("Changed.", "바꿨습니다.");
    public static readonly Phrase ChangedAndKeysRevoked = new("Changed; your client keys are revoked.", "바꿨습니다. 클라이언트 키는 폐기되었습니다.");
    public static readonly Phrase Deleted = new("Deleted.", "지웠습니다.");
    public static readonly Phrase SentAgain = new("Sent again.", "다시 보냈습니다.");
    public static readonly Phrase Discarded = new("Discarded.", "버렸습니다.");
    public static readonly Phrase Revoked = new("Revoked.", "폐기했습니다.");
    public static readonly Phrase UnusedKey = new(
        "{0} differs from the stored keys of {1} and is not used. To store it: maru keys import",
        "{0}은(는) 저장된 {1} 키와 달라 쓰이지 않습니다. 가져오려면: maru keys import");
    public static readonly Phrase GivenBack = new("Gave {0} US dollars back to the budget of {1}.", "{1} 예산에 {0}달러를 돌려주었습니다.");
    public static readonly Phrase Selected = new("Selected; it answers from the next request on.", "선택했습니다. 다음 요청부터 이 모델이 답합니다.");
    public static readonly Phrase TestPassed = new("OK: {0} ({1}, {2} ms)", "성공: {0} ({1}, {2} ms)");
    public static readonly Phrase TestFailed = new("FAILED: {0} ({1})", "실패: {0} ({1})");
    public static readonly Phrase SecretOnce = new(
        "This is the key. It is shown only now; keep it safe.", "이것이 키입니다. 지금 한 번만 보이니 안전하게 보관하세요.");
    public static readonly Phrase InvitationOnce = new(
        "Hand this over; it works once and is shown only now: maru join --token", "전달하세요. 한 번만 쓸 수 있고 지금만 보입니다: maru join --token");
    public static readonly Phrase PasswordOnce = new(
        "Hand this password over; it is shown only now, good for a week and must be changed at sign-in.",
        "이 비밀번호를 전달하세요. 지금만 보이며 일주일 안에 로그인해 바꿔야 합니다.");
    public static readonly Phrase PolicyNow = new("Policy version {0} is in force.", "정책 {0}판이 적용됩니다.");
    public static readonly Phrase Rotated = new(
        "Sealed anew: {0}; already so: {1}; cannot be opened: {2}.", "다시 암호화: {0}, 이미 최신: {1}, 열 수 없음: {2}.");
    public static readonly Phrase Purged = new("Removed: {0}.", "지움: {0}.");
    public static readonly Phrase Imported = new("Taken over: {0}", "가져옴: {0}");
    public static readonly Phrase WouldImport = new("Would be taken over: {0}", "가져올 것: {0}");
    public static readonly Phrase ServerIs = new("Server {0}: {1}", "서버 {0}: {1}");
    public static readonly Phrase NeedsSetUp = new("It has no administrator yet: maru set-up", "아직 관리자가 없습니다: maru set-up");
    public static readonly Phrase LogIsGood = new(
        "The log is whole: {0} entries and {1} checkpoints verified, up to entry {2}.", "로그가 온전합니다. 기록 {0}개와 체크포인트 {1}개를 검증했고 마지막 기록은 {2}번입니다.");
    public static readonly Phrase LogIsBad = new(
        "The log is NOT what was written: {0} at entry {1}.", "로그가 기록된 그대로가 아닙니다: {1}번 기록에서 {0}.");
    public static readonly Phrase LogSoFar = new("{0} entries …", "기록 {0}개 …");
    public static readonly Phrase BrokenLog = new("This is not a whole audit log, or not one at all.", "온전한 감사 로그가 아닙니다.");
    public static readonly Phrase BrokenAnchor = new(
        "A checkpoint of the file is not genuine, or there is none in it.", "파일의 체크포인트가 진짜가 아니거나 하나도 없습니다.");
    public static readonly Phrase Anchored = new("Added {0} checkpoints.", "체크포인트 {0}개를 덧붙였습니다.");
    public static readonly Phrase Saved = new("Written: {0}", "저장했습니다: {0}");
    public static readonly Phrase ChatHello = new(
        "Ask away. Ctrl-C stops an answer, /new forgets what was said, /exit or Ctrl-D leaves.",
        "물어보세요. Ctrl-C는 답을 멈추고, /new는 새 대화, /exit나 Ctrl-D는 끝냅니다.");
    public static readonly Phrase ChatStopped = new("[stopped]", "[멈춤]");
    public static readonly Phrase ChatForgotten = new("[new conversation]", "[새 대화]");
}
