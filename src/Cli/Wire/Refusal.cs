using Maru.Cli.Screen;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>A failure with what a person needs to follow it up.</summary>
internal sealed record Refusal(Failure Failure, string? TraceId = null)
{
    private const string LockedCode = "secrets.locked";

    /// <summary>A better hint than the failure's usual one.</summary>
    public Phrase? Hint { get; init; }

    public string? HintValue { get; init; }

    public ExitCode ExitCode => Failure.Code == LockedCode ? ExitCode.Locked : Failure.Kind switch
    {
        FailureKind.Invalid or FailureKind.TooLarge => ExitCode.Usage,
        FailureKind.Unauthenticated => ExitCode.NotSignedIn,
        FailureKind.NotFound => ExitCode.NotFound,
        FailureKind.Conflict => ExitCode.Conflict,
        FailureKind.Forbidden or FailureKind.Unprocessable or FailureKind.TooMany or FailureKind.Upstream or FailureKind.Unavailable =>
            ExitCode.Failed,
    };
}
