using Maru.Cli.Wire;

namespace Maru.Cli.Screen;

/// <summary>What --help says.</summary>
internal static class HelpTexts
{
    public static readonly Phrase Root = new("Maru: one door to your language models.", "Maru: 언어 모델로 가는 하나의 문.");
    public static readonly Phrase Json = new("Machine-readable output only.", "기계가 읽을 출력만 냅니다.");
    public static readonly Phrase Server = new("The server's address (or MARU_SERVER).", "서버 주소 (또는 MARU_SERVER).");

    public static readonly Phrase SetUp = new("Make the first administrator and sign in.", "첫 관리자를 만들고 로그인합니다.");
    public static readonly Phrase SetUpToken = new("The set-up token the server gave at start.", "서버가 시작할 때 알려 준 설정 토큰.");
    public static readonly Phrase Join = new("Make an account with an invitation and sign in.", "초대로 계정을 만들고 로그인합니다.");
    public static readonly Phrase InvitationToken = new("The invitation's token.", "초대 토큰.");
    public static readonly Phrase Password = new(
        "Change your password; other sessions end, and your client keys and invitations too unless you keep them.",
        "비밀번호를 바꿉니다. 다른 세션은 끝나고, 유지하지 않으면 클라이언트 키와 초대도 무효가 됩니다.");
    public static readonly Phrase KeepKeys = new("Keep your client keys working.", "클라이언트 키를 계속 사용합니다.");
    public static readonly Phrase KeepInvitations = new(
        "Keep unused invitations and temporary passwords you have given out.", "내가 보낸 초대와 임시 비밀번호 중 아직 쓰지 않은 것을 유지합니다.");
    public static readonly Phrase Login = new("Sign in.", "로그인합니다.");
    public static readonly Phrase Username = new("The user name; asked for when absent.", "사용자 이름. 없으면 물어봅니다.");
    public static readonly Phrase PasswordStdin = new("Read the password from standard input.", "비밀번호를 표준 입력에서 읽습니다.");
    public static readonly Phrase Logout = new("Sign out and forget everything stored here.", "로그아웃하고 여기 저장된 것을 지웁니다.");
    public static readonly Phrase WhoAmI = new("Show who is signed in.", "누가 로그인했는지 보여 줍니다.");
    public static readonly Phrase Status = new("Show whether the server is ready and what answers.", "서버 상태와 현재 모델을 보여 줍니다.");

    public static readonly Phrase Keys = new("Keys of providers.", "공급자 키.");
    public static readonly Phrase KeysList = new("List stored keys, masked.", "저장된 키를 가려서 나열합니다.");
    public static readonly Phrase KeysAdd = new(
        "Store a key; it is asked for or read from standard input.", "키를 저장합니다. 물어보거나 표준 입력에서 읽습니다.");
    public static readonly Phrase KeysRename = new("Rename a key.", "키 이름을 바꿉니다.");
    public static readonly Phrase KeysReplace = new(
        "Replace a key; it is asked for or read from standard input.", "키를 교체합니다. 물어보거나 표준 입력에서 읽습니다.");
    public static readonly Phrase KeysActivate = new("Activate a key: requests may use it.", "키를 활성화합니다. 요청에 쓸 수 있습니다.");
    public static readonly Phrase KeysDeactivate = new("Deactivate a key: it is kept but not used.", "키를 비활성화합니다. 보관하지만 쓰지 않습니다.");
    public static readonly Phrase KeysDelete = new("Delete a key.", "키를 지웁니다.");
    public static readonly Phrase KeysTest = new("Try a stored key; exit code 1 when it fails.", "저장된 키를 테스트합니다. 실패하면 종료 코드 1.");
    public static readonly Phrase KeysImport = new(
        "Store the keys of the server's environment, even those that differ from stored ones.",
        "서버 환경 변수의 키를 저장합니다. 저장된 키와 다른 것도 가져옵니다.");
    public static readonly Phrase Priority = new(
        "The active key with the highest priority is used; -1000 to 1000.", "우선순위가 가장 높은 키를 씁니다. -1000~1000.");
    public static readonly Phrase BaseUrl = new(
        $"The server's address, for {List(ProviderNames.WithAddress)}.", $"{List(ProviderNames.WithAddress)} 서버 주소.");
    public static readonly Phrase Name = new("A name for people.", "사람이 읽을 이름.");
    public static readonly Phrase Id = new("The id, as lists show it.", "목록에 나오는 id.");
    public static readonly Phrase Page = new("Which page, from 1.", "쪽 번호, 1부터.");
    public static readonly Phrase Cursor = new(
        "Where to continue: the value the previous page ended with (next_cursor with --json).",
        "이어서 볼 위치. 앞 쪽 끝에 나온 값입니다(--json에서는 next_cursor).");
    public static readonly Phrase PageSize = new("Rows a page, 1 to 100.", "쪽마다 줄 수, 1~100.");
    public static readonly Phrase TestModel = new("The model to try it with.", "테스트할 모델.");

    public static readonly Phrase Models = new("Configured models.", "설정된 모델.");
    public static readonly Phrase ModelsList = new("List configured models.", "설정된 모델을 나열합니다.");
    public static readonly Phrase ModelsAdd = new("Configure a model.", "모델을 추가합니다.");
    public static readonly Phrase ModelsSetDefault = new("Make a model the default.", "모델을 기본값으로 합니다.");
    public static readonly Phrase ModelsSelect = new("Make a model the current one, at once.", "모델을 지금부터 씁니다.");
    public static readonly Phrase ModelsUnselect = new("Return to the default model.", "기본 모델로 돌아갑니다.");
    public static readonly Phrase ModelsDelete = new("Delete a model.", "모델을 지웁니다.");
    public static readonly Phrase ModelsCurrent = new("Show which model answers and why.", "어떤 모델이 왜 답하는지 보여 줍니다.");
    public static readonly Phrase Catalogue = new("List models known to exist.", "알려진 모델을 나열합니다.");
    public static readonly Phrase ModelId = new("The vendor's name, such as gpt-4o-mini.", "공급자의 모델 이름, 예: gpt-4o-mini.");
    public static readonly Phrase Parameters = new("Default parameters, a JSON object.", "기본 매개변수, JSON 객체.");
    public static readonly Phrase Default = new("Make it the default.", "기본값으로 합니다.");
    public static readonly Phrase ForceSelect = new("Even though its provider has no usable key.", "공급자에 쓸 키가 없어도 선택합니다.");

    public static readonly Phrase Policy = new("Which provider answers, and with which models.", "어느 공급자가 어떤 모델로 답하는지.");
    public static readonly Phrase PolicyShow = new("Show the policy in force.", "적용 중인 정책을 보여 줍니다.");
    public static readonly Phrase PolicySet = new("Change the policy; every model is tried first.", "정책을 바꿉니다. 먼저 모든 모델을 테스트합니다.");
    public static readonly Phrase PolicyProbe = new("Try a policy without changing it.", "정책을 바꾸지 않고 테스트합니다.");
    public static readonly Phrase PolicyHistory = new("List versions and refused attempts.", "지난 판과 거절된 시도를 나열합니다.");
    public static readonly Phrase PolicyRollback = new("Go back to an earlier version.", "이전 판으로 되돌립니다.");
    public static readonly Phrase Small = new("The model for text-small.", "text-small 모델.");
    public static readonly Phrase Large = new("The model for text-large.", "text-large 모델.");
    public static readonly Phrase Image = new("The model for image.", "image 모델.");
    public static readonly Phrase Reason = new("Why; required with --force.", "이유. --force에는 꼭 필요합니다.");
    public static readonly Phrase ForcePolicy = new("Overrule a failed check.", "실패한 검사를 무시합니다.");
    public static readonly Phrase Version = new("The version's number.", "판 번호.");

    public static readonly Phrase Budgets = new("What keys may spend, and have spent.", "키가 쓸 수 있는 돈과 쓴 돈.");
    public static readonly Phrase BudgetsList = new("List what each key has spent this month.", "이번 달에 키마다 쓴 돈을 나열합니다.");
    public static readonly Phrase BudgetsMine = new("Only your own keys.", "내 키만.");
    public static readonly Phrase WriteOffs = new(
        "List budget that was set aside on servers that stopped without reporting; it counts as spent.",
        "보고 없이 멈춘 서버에 배정되어 있던 예산을 나열합니다. 쓴 것으로 계산합니다.");
    public static readonly Phrase WriteOffKey = new("Only those of the key with this id.", "이 id의 키만.");
    public static readonly Phrase GiveBack = new("Give a write-off back to its key's budget, once.", "손실 처리한 금액을 키의 예산에 한 번 돌려줍니다.");

    public static readonly Phrase Events = new("News between parts of the server that could not be delivered.", "서버 안에서 전달하지 못한 이벤트.");
    public static readonly Phrase EventsList = new("List parked events, the longest parked first.", "보류된 이벤트를 오래된 것부터 나열합니다.");
    public static readonly Phrase EventsSendAgain = new(
        "Send a parked event again, when its cause is mended.", "원인을 고친 뒤 보류된 이벤트를 다시 보냅니다.");
    public static readonly Phrase EventsDiscard = new(
        "Give a parked event up; what waits behind it goes on.", "보류된 이벤트를 버립니다. 뒤에서 기다리던 이벤트는 진행됩니다.");
    public static readonly Phrase DiscardReason = new("Why; stands in the audit log. Required.", "이유. 감사 기록에 남습니다. 필수.");

    public static readonly Phrase ClientKeys = new("Your keys for programs that call /v1.", "/v1을 부르는 프로그램용 키.");
    public static readonly Phrase ClientKeysList = new("List your client keys.", "내 클라이언트 키를 나열합니다.");
    public static readonly Phrase ClientKeysCreate = new("Make a client key; its secret is shown once.", "클라이언트 키를 만듭니다. 비밀은 한 번만 보입니다.");
    public static readonly Phrase ClientKeysRevoke = new("Revoke a client key for good.", "클라이언트 키를 영구히 폐기합니다.");
    public static readonly Phrase Scope = new("What it may do; repeatable; all when absent.", "허용할 일. 여러 번 쓸 수 있고, 없으면 전부.");
    public static readonly Phrase ExpiresInDays = new("Days until it expires.", "만료까지 날 수.");
    public static readonly Phrase RequestsPerMinute = new("Requests a minute.", "분당 요청 수.");
    public static readonly Phrase TokensPerMinute = new("Tokens a minute.", "분당 토큰 수.");
    public static readonly Phrase CostPerMonth = new("US dollars a month.", "월 한도(미국 달러).");

    public static readonly Phrase Users = new("People who can sign in.", "로그인할 수 있는 사람들.");
    public static readonly Phrase UsersList = new("List accounts, the newest first.", "계정을 최신순으로 나열합니다.");
    public static readonly Phrase UsersInvite = new("Make an invitation; its token is shown once.", "초대를 만듭니다. 토큰은 한 번만 보입니다.");
    public static readonly Phrase UsersRole = new("Give an account another role.", "계정의 역할을 바꿉니다.");
    public static readonly Phrase UsersDisable = new(
        "Disable an account at once; unused invitations it has sent become void.",
        "계정 사용을 바로 중지합니다. 그 계정이 보낸 초대 중 쓰지 않은 것은 무효가 됩니다.");
    public static readonly Phrase UsersEnable = new("Enable an account again.", "계정을 다시 사용하게 합니다.");
    public static readonly Phrase UsersReset = new(
        "Give an account a temporary password, shown once, to be changed within a week; its client keys do not work until then.",
        "일주일 안에 바꿔야 하는 임시 비밀번호를 줍니다. 한 번만 보이고, 바꿀 때까지 클라이언트 키를 쓸 수 없습니다.");
    public static readonly Phrase UserSearch = new("A part of a name or an e-mail address.", "이름이나 메일 주소의 일부.");
    public static readonly Phrase Role = new("viewer, user, operator, approver or admin.", "viewer, user, operator, approver, admin 중 하나.");
    public static readonly Phrase Note = new("For whom it is.", "누구를 위한 것인지.");
    public static readonly Phrase Invitations = new("Invitations to make an account.", "계정을 만들 초대.");
    public static readonly Phrase InvitationsList = new("List invitations, the newest first.", "초대를 최신순으로 나열합니다.");
    public static readonly Phrase InvitationsRevoke = new("Revoke an invitation.", "초대를 취소합니다.");

    public static readonly Phrase Calls = new("Calls made through the gateway.", "게이트웨이를 거친 호출.");
    public static readonly Phrase CallsList = new("List calls, the newest first.", "호출을 최신순으로 나열합니다.");
    public static readonly Phrase CallsMine = new("Only those made with your keys.", "내 키로 한 호출만.");
    public static readonly Phrase CallsStats = new("Show totals of calls.", "호출을 집계합니다.");
    public static readonly Phrase CallsBy = new("model, provider, key or day.", "model, provider, key, day 중 하나.");
    public static readonly Phrase From = new("From this day or instant on.", "이 날(시각)부터.");
    public static readonly Phrase To = new("Up to this day or instant.", "이 날(시각)까지.");
    public static readonly Phrase CallLatency = new(
        "Only those that took this long or longer, in milliseconds.", "이만큼(밀리초) 이상 걸린 호출만.");
    public static readonly Phrase CallOutcome = new(
        "succeeded, failed, refused or cancelled.", "succeeded, failed, refused, cancelled 중 하나.");

    public static readonly Phrase Audit = new("The audit log.", "감사 로그.");
    public static readonly Phrase AuditList = new("List entries, the newest first.", "기록을 최신순으로 나열합니다.");
    public static readonly Phrase AuditMine = new("Only what you did yourself.", "내가 한 일만.");
    public static readonly Phrase AuditVerify = new(
        "Verify the log here, row by row; exit code 1 when it was tampered with.", "로그를 여기서 한 줄씩 검증합니다. 변조되었으면 종료 코드 1.");
    public static readonly Phrase AuditAnchor = new(
        "Add the signed checkpoints to a file, to be kept elsewhere.", "서명된 체크포인트를 따로 보관할 파일에 덧붙입니다.");
    public static readonly Phrase AuditExport = new("Write matching entries to a file, as CSV or JSON.", "해당 기록을 CSV나 JSON 파일로 씁니다.");
    public static readonly Phrase AuditFile = new(
        "A log saved from /api/v1/audit/chain, instead of the server's.", "서버 대신 /api/v1/audit/chain에서 저장한 로그.");
    public static readonly Phrase AuditAnchorFile = new("Checkpoints kept elsewhere; the log must agree.", "따로 보관한 체크포인트. 로그와 일치해야 합니다.");
    public static readonly Phrase AuditState = new(
        "Go on behind the checkpoint in this file, and put the newest there.", "이 파일의 체크포인트 다음부터 검증하고, 최신 것을 여기에 씁니다.");
    public static readonly Phrase AuditOut = new("The file.", "파일.");
    public static readonly Phrase AuditFormat = new("csv or json.", "csv, json 중 하나.");
    public static readonly Phrase AuditUser = new("Who did it.", "누가 했는지.");
    public static readonly Phrase AuditAction = new("The verb, such as create.", "행위, 예: create.");
    public static readonly Phrase AuditResource = new("The kind of thing, such as llm.api_keys.", "대상의 종류, 예: llm.api_keys.");
    public static readonly Phrase AuditStatus = new(
        "success, client_error, server_error or other.", "success, client_error, server_error, other 중 하나.");
    public static readonly Phrase AuditText = new("A word in the entry.", "기록에 든 말.");

    public static readonly Phrase Chat = new("Talk to a model; '-' adds standard input.", "모델과 대화합니다. '-'는 표준 입력을 덧붙입니다.");
    public static readonly Phrase ChatText = new("The question; none begins a conversation.", "질문. 없으면 대화를 시작합니다.");
    public static readonly Phrase ChatModel = new("Which model.", "모델.");
    public static readonly Phrase ChatSystem = new("Instructions given before the conversation.", "대화 전에 줄 지시.");

    public static readonly Phrase Config = new("The server's encryption and imports.", "서버의 암호화와 가져오기.");
    public static readonly Phrase ConfigStatus = new("Show how encryption and providers stand.", "암호화와 공급자 상태를 보여 줍니다.");
    public static readonly Phrase ConfigRotate = new(
        "Seal every stored key anew under the first encryption key.", "저장된 키를 첫 암호화 키로 다시 암호화합니다.");
    public static readonly Phrase ConfigPurge = new("Remove stored keys that cannot be opened.", "열 수 없는 저장된 키를 지웁니다.");
    public static readonly Phrase ConfigKey = new(
        "Make an encryption key, here; it is printed once and not stored.", "암호화 키를 여기서 만듭니다. 한 번 출력하고 저장하지 않습니다.");
    public static readonly Phrase ConfigImport = new("Take keys over from the server's environment.", "서버 환경의 키를 가져옵니다.");
    public static readonly Phrase DryRun = new("Only say what would be done.", "무엇을 할지만 알려 줍니다.");
    public static readonly Phrase Yes = new("Do not ask.", "묻지 않습니다.");

    public static readonly Phrase Rhai = new("Rhai scripts, here and without a server.", "서버 없이 여기서 다루는 Rhai 스크립트.");
    public static readonly Phrase RhaiRun = new("Run a script and show its value.", "스크립트를 실행하고 값을 보여 줍니다.");
    public static readonly Phrase RhaiCheck = new("Check a script and say where it is wrong.", "스크립트가 옳은지, 어디가 틀렸는지 알려 줍니다.");
    public static readonly Phrase RhaiFormat = new("Format a script in the standard style.", "스크립트를 정해진 모양으로 씁니다.");
    public static readonly Phrase RhaiRepl = new("Try scripts line by line; variables stay.", "한 줄씩 실행합니다. 변수는 남습니다.");
    public static readonly Phrase RhaiFile = new("The script; '-' is standard input.", "스크립트 파일. '-'는 표준 입력.");
    public static readonly Phrase RhaiInput = new("A JSON object whose fields become variables.", "필드가 변수가 될 JSON 객체 파일.");
    public static readonly Phrase RhaiFloats = new("Read every number of the input as a float.", "입력의 모든 수를 실수로 읽습니다.");
    public static readonly Phrase RhaiWrite = new("Change the file itself.", "파일 자체를 바꿉니다.");

    public static Phrase ProviderOf(IReadOnlyList<string> names) => new($"One of {List(names)}.", $"{List(names)} 중 하나.");

    private static string List(IReadOnlyList<string> names) => string.Join(", ", names);
}
