using Maru.Kernel;

namespace Maru.WorkChild;

/// <summary>Somebody said something about something.</summary>
internal sealed record Spoken(string Word, string? About) : IEvent
{
    public static string Name => "tests.spoken.v1";

    string? IEvent.OrderingKey => About;
}
