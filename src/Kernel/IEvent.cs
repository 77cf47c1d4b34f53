namespace Maru.Kernel;

/// <summary>
/// Something that has happened and that other modules may want to know. Named in the past tense; stored in the outbox in the
/// transaction of the change and delivered at least once. An event may only get new members; any other change needs a new version.
/// </summary>
public interface IEvent
{
    /// <summary>The public name with its version: <c>llm.api_key_changed.v1</c>.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// The thing that changed, usually its id: events with the same key reach their handlers in the order in which they were published.
    /// Null: in any order. It is not stored as part of the event; implement it explicitly.
    /// </summary>
    string? OrderingKey { get; }
}
