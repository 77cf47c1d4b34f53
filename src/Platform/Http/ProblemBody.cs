using System.Text.Json.Serialization;

namespace Maru.Platform.Http;

/// <summary>An error on the wire: RFC 9457 with our members.</summary>
/// <param name="Type">A link to the code's page.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong, where, and how to mend it.</param>
/// <param name="Code">Stable machine name.</param>
/// <param name="TraceId">Finds the request in the logs.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="Fields">Messages by input field.</param>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, string TraceId, bool Retryable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Fields = null);
