using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;

namespace Maru.Platform.Live;

/// <summary>The data of events as clients get them, each with the instant at which it happened.</summary>
internal static class LiveWire
{
    /// <summary>For a connection that follows one topic.</summary>
    public static string Of(LiveEvent e) => With($$"""{"at":{{At(e)}}""", e.Data);

    /// <summary>For a connection that follows several topics.</summary>
    public static string Of(LiveTopic topic, LiveEvent e) => $$"""{{Head(topic, e.Seq)}},"at":{{At(e)}},"data":{{e.Data}}}""";

    /// <summary>A topic's present state.</summary>
    public static string Of(LiveTopic topic, LivePicture picture) => With(Head(topic, picture.Seq), picture.Data);

    /// <summary>Says why a topic is not shown.</summary>
    public static string Of(LiveTopic topic, Failure refusal) => $$"""{"{{topic.Source}}_id":"{{topic.Id}}","code":"{{refusal.Code}}"}""";

    private static string Head(LiveTopic topic, long seq) => $$"""{"{{topic.Source}}_id":"{{topic.Id}}","seq":{{seq}}""";

    private static string With(string head, string data) => data == "{}" ? head + "}" : $"{head},{data.AsSpan(1)}";

    private static string At(LiveEvent e) => JsonSerializer.Serialize(e.At, MaruJson.Options);
}
