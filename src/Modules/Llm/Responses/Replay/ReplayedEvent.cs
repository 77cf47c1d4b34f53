using System.Text.Json;

namespace Maru.Modules.Llm.Responses.Replay;

/// <summary>One event of a response's stream, before it has a number.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Write">Writes its other fields.</param>
internal sealed record ReplayedEvent(string Type, Action<Utf8JsonWriter> Write);
