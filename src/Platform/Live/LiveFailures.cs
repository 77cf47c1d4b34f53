using Maru.Kernel;

namespace Maru.Platform.Live;

/// <summary>Refusals of live connections.</summary>
public static class LiveFailures
{
    /// <summary>No source of this name.</summary>
    public static readonly Failure NoSuchTopic = new(FailureKind.NotFound, "live.no_such_topic",
        "There is no such topic, or it is not yours. Topics are written run:ID.");

    /// <summary>Too many live connections.</summary>
    public static readonly Failure TooManyClients = new(FailureKind.TooMany, "work.too_many_live_clients",
        "Too many live connections are open. Close one, or follow several topics over one connection.");
}
