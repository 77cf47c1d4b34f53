namespace Maru.Modules.Llm.Calls.History;

/// <summary>A place in the history, newest first: after this call.</summary>
internal readonly record struct CallPosition(DateTimeOffset At, string Id);
