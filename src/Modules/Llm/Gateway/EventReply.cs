namespace Maru.Modules.Llm.Gateway;

/// <summary>A reply that is a stream of events.</summary>
internal static class EventReply
{
    /// <summary>Begins it, unless it has begun: with the first event or comment, so that a failure before that is a status.</summary>
    public static void BeginEvents(this IReply reply)
    {
        if (!reply.Started)
        {
            reply.Start(200, "text/event-stream");
        }
    }
}
