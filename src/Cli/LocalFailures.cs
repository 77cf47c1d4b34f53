using Maru.Cli.Screen;
using Maru.Kernel;

namespace Maru.Cli;

/// <summary>Every refusal that comes from this program and not from the server.</summary>
internal static class LocalFailures
{
    public static Failure Usage(Language language) => new(FailureKind.Invalid, "cli.usage", Texts.Usage.In(language));

    public static Failure NoInput(Language language) => new(FailureKind.Invalid, "cli.no_input", Texts.NoInput.In(language));

    public static Failure NotConfirmed(Language language) => new(FailureKind.Invalid, "cli.not_confirmed", Texts.NotConfirmed.In(language));

    public static Failure BadServer(Language language) => new(FailureKind.Invalid, "cli.bad_server", Texts.BadServer.In(language));

    public static Failure NotSignedIn(Language language) =>
        new(FailureKind.Unauthenticated, "cli.not_signed_in", Texts.NotSignedIn.In(language));

    public static Failure SessionBusy(Language language) => new(FailureKind.Conflict, "cli.session_busy", Texts.SessionBusy.In(language));

    public static Failure Unreachable(Language language, Uri server) =>
        new(FailureKind.Unavailable, "cli.unreachable", Texts.Unreachable.In(language, server));

    public static Failure NoAnswer(Language language, Uri server) =>
        new(FailureKind.Unavailable, "cli.timeout", Texts.NoAnswer.In(language, server));

    public static Failure BrokenAnswer(Language language) =>
        new(FailureKind.Upstream, "cli.broken_answer", Texts.BrokenAnswer.In(language));

    public static Failure Unexpected(Language language, FailureKind kind, Uri server, int status) =>
        new(kind, "cli.unexpected_answer", Texts.UnexpectedAnswer.In(language, server, status));

    public static Failure Script(Language language) => new(FailureKind.Unprocessable, "cli.script", Texts.ScriptTrouble.In(language));

    public static Failure BrokenLog(Language language) => new(FailureKind.Unprocessable, "cli.broken_log", Texts.BrokenLog.In(language));

    public static Failure BrokenAnchor(Language language) =>
        new(FailureKind.Unprocessable, "cli.broken_anchor", Texts.BrokenAnchor.In(language));

    public static Failure File(Language language) => new(FailureKind.Unavailable, "cli.file", Texts.FileTrouble.In(language));
}
