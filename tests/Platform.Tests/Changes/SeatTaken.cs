using Maru.Kernel;

namespace Maru.Platform.Tests.Changes;

internal sealed record SeatTaken(int Seat) : IEvent
{
    public static string Name => "tests.seat_taken.v1";

    string? IEvent.OrderingKey => null;
}
