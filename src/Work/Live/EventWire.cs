using System.Text.Json;
using Maru.Platform.Json;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Live;

/// <summary>The data of events as clients get them: each with the instant at which it happened.</summary>
internal static class EventWire
{
    /// <summary>Of the one run a connection follows.</summary>
    public static string Of(RunEvent e) => e.Data == EventData.Nothing ? $$"""{"at":{{At(e)}}}""" : $$"""{"at":{{At(e)}},{{e.Data.AsSpan(1)}}""";

    /// <summary>Of one of several runs.</summary>
    public static string OfMany(RunEvent e) => $$"""{"run_id":"{{e.RunId}}","seq":{{e.Seq}},"at":{{At(e)}},"data":{{e.Data}}}""";

    private static string At(RunEvent e) => JsonSerializer.Serialize(e.At, MaruJson.Options);
}
