using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;

namespace Maru.Work.Journal;

/// <summary>The data of events.</summary>
internal static class EventData
{
    public const string Nothing = "{}";

    public static string Of(Failure why) => Of(new { why.Code, why.Detail });

    public static string Of<T>(T data) => JsonSerializer.Serialize(data, MaruJson.Options);
}
