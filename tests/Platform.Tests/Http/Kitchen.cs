using System.Text.Json;
using Maru.Platform.Secrets;

namespace Maru.Platform.Tests.Http;

/// <summary>What the made-up endpoints send and answer.</summary>
internal static class Kitchen
{
    internal enum Heat
    {
        Low,
        High,
    }

    internal sealed record OrderBody(string Dish, Secret Recipe, JsonElement Wishes, IReadOnlyList<OrderBody.Line> Lines)
    {
        internal sealed record Line(int Count, Heat? Heat);
    }

    internal sealed record StoveWire(string Name, Heat Heat, Dictionary<string, Ring> Rings);

    internal sealed record StoveBody(string Name);

    internal sealed record Ring(int Width);

    internal sealed record TestsReport(int Failed);
}
