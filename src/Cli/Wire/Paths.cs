using System.Globalization;

namespace Maru.Cli.Wire;

/// <summary>Every path of the server this program knows, relative to its address.</summary>
internal static class Paths
{
    public const string Ready = "health/ready";

    public const string SetUp = Identity + "/set-up";
    public const string Login = Identity + "/login";
    public const string Refresh = Identity + "/refresh";
    public const string Logout = Identity + "/logout";
    public const string Me = Identity + "/me";
    public const string Password = Identity + "/password";
    public const string AcceptInvitation = Identity + "/invitations/accept";
    public const string Users = IdentityAdmin + "/users";
    public const string Invitations = IdentityAdmin + "/invitations";
    public const string ClientKeys = Identity + "/client-keys";

    public const string ServerStatus = "api/v1/status";
    public const string Status = Llm + "/status";
    public const string Models = Llm + "/models";
    public const string CurrentModel = Models + "/current";
    public const string Catalogue = Llm + "/catalog";
    public const string Policy = Llm + "/policy";
    public const string PolicyHistory = Policy + "/history";
    public const string OwnCalls = Llm + "/calls";

    public const string ApiKeys = LlmAdmin + "/api-keys";
    public const string AddModel = LlmAdmin + "/models";
    public const string Selection = LlmAdmin + "/selection";
    public const string ChangePolicy = LlmAdmin + "/policy";
    public const string PolicyProbe = ChangePolicy + "/probe";
    public const string PolicyRollback = ChangePolicy + "/rollback";
    public const string Rotate = LlmAdmin + "/rotate";
    public const string Purge = LlmAdmin + "/purge-undecryptable";
    public const string Import = LlmAdmin + "/import-env";
    public const string Calls = LlmAdmin + "/calls";
    public const string CallStats = Calls + "/stats";
    public const string Budgets = LlmAdmin + "/budgets";
    public const string OwnBudgets = Llm + "/budgets";
    public const string WriteOffs = LlmAdmin + "/write-offs";

    public const string Audit = "api/v1/audit";
    public const string OwnAudit = Audit + "/my";
    public const string AuditExport = Audit + "/export";
    public const string AuditChain = Audit + "/chain";
    public const string AuditCheckpoints = Audit + "/checkpoints";

    public const string ParkedEvents = "api/v1/admin/messaging/parked-events";

    public const string Chat = "v1/chat/completions";

    private const string Identity = "api/v1/identity";
    private const string IdentityAdmin = "api/v1/admin/identity";
    private const string Llm = "api/v1/llm";
    private const string LlmAdmin = "api/v1/admin/llm";

    public static string ClientKey(string id) => $"{ClientKeys}/{Escaped(id)}";

    public static string UserAct(string id, string act) => $"{Users}/{Escaped(id)}/{act}";

    public static string Invitation(string id) => $"{Invitations}/{Escaped(id)}";

    public static string ApiKey(string id) => $"{ApiKeys}/{Escaped(id)}";

    public static string TestApiKey(string id) => $"{ApiKey(id)}/test";

    public static string Model(string id) => $"{AddModel}/{Escaped(id)}";

    public static string SetDefault(string id) => $"{Model(id)}/set-default";

    public static string Select(string id) => $"{Model(id)}/select";

    public static string EventAct(string id, string act) => $"{ParkedEvents}/{Escaped(id)}/{act}";

    public static string GiveBack(string id) => $"{WriteOffs}/{Escaped(id)}/give-back";

    /// <summary>The path with those parts of a query that have a value.</summary>
    public static string With(string path, params (string Name, object? Value)[] query)
    {
        var parts = query.Where(q => q.Value is not null)
            .Select(q => $"{q.Name}={Escaped(Convert.ToString(q.Value, CultureInfo.InvariantCulture)!)}");
        var text = string.Join('&', parts);
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
