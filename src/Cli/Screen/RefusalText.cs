using System.Text.Json;
using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli.Screen;

/// <summary>A refusal in words: what is wrong, then how to mend it.</summary>
internal static class RefusalText
{
    public static string Json(Refusal refusal) => JsonSerializer.Serialize(
        new
        {
            refusal.Failure.Code,
            refusal.Failure.Detail,
            refusal.TraceId,
            refusal.Failure.Fields,
            ExitCode = (int)refusal.ExitCode,
        },
        WireJson.Options);

    public static string Lines(Refusal refusal, Language language)
    {
        var hint = refusal.Hint?.In(language, refusal.HintValue) ?? Hint(refusal, language);
        var remarks = new[] { Fields(refusal.Failure), hint, Trace(refusal) }.Where(text => text.Length > 0);
        var second = Plain.Clean(string.Join(' ', remarks));
        var first = $"maru: {Plain.Clean(refusal.Failure.Detail)} [{Plain.Clean(refusal.Failure.Code)}]";
        return second.Length == 0 ? first : $"{first}{Environment.NewLine}  {second}";
    }

    private static string Fields(Failure failure) => failure.Fields is null
        ? ""
        : string.Join(' ', failure.Fields.Select(f => $"{f.Key}: {string.Join(' ', f.Value)}"));

    private static string Trace(Refusal refusal) =>
        refusal is { TraceId: { } id, Failure.Kind: FailureKind.Unavailable or FailureKind.Upstream } ? $"(trace_id {id})" : "";

    private static string Hint(Refusal refusal, Language language) => (refusal.Failure.Code, refusal.ExitCode) switch
    {
        ("identity.wrong_set_up_token", _) => Texts.HintSetUp.In(language),
        ("identity.wrong_credentials", _) => "",
        ("invalid_api_key", _) => Texts.HintKey.In(language),
        ("cli.unreachable" or "cli.unexpected_answer", _) => Texts.HintServer.In(language),
        (var code, _) when code.EndsWith("version_conflict", StringComparison.Ordinal) => Texts.HintAgain.In(language),
        (_, ExitCode.Locked) => Texts.HintLocked.In(language),
        (_, ExitCode.NotSignedIn) => Texts.HintSignIn.In(language),
        _ when refusal.Failure.RetryAfter is { } wait => Texts.HintLater.In(language, Math.Ceiling(wait.TotalSeconds)),
        _ when refusal.Failure.Kind == FailureKind.Forbidden => Texts.HintForbidden.In(language),
        _ => "",
    };
}
