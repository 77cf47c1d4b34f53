using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Work.Engine;

/// <summary>Failures as a job's code says them, perhaps with another server's words in them.</summary>
internal static class JobFailure
{
    private const int Longest = 2000;

    /// <summary>The failure as it is recorded: its sentence can be stored, and is not longer than a person reads.</summary>
    public static Failure Recorded(Failure failure) => failure with { Detail = StorableText.Of(failure.Detail, Longest)! };
}
