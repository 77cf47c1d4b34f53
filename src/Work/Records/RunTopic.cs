using Maru.Platform.Live;

namespace Maru.Work.Records;

/// <summary>A run as a topic to follow.</summary>
internal static class RunTopic
{
    public const string Source = "run";

    public static LiveTopic Of(string runId) => new(Source, runId);
}
