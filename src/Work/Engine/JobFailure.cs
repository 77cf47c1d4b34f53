using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Work.Engine;

/// <summary>Failures returned by a job's code, which may contain texts of another server.</summary>
internal static class JobFailure
{
    private const int Longest = 2000;

    /// <summary>The failure as it is recorded: its sentence can be stored, and its length is limited.</summary>
    public static Failure Recorded(Failure failure) => failure with { Detail = StorableText.Of(failure.Detail, Longest)! };
}
