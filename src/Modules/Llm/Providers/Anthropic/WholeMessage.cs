using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>A whole answer of Anthropic, or why there is none.</summary>
/// <param name="Document">Owned by the receiver, who disposes it.</param>
/// <param name="Bytes">As it came.</param>
/// <param name="Error">Set exactly when there is no document.</param>
internal readonly record struct WholeMessage(JsonDocument? Document, ReadOnlyMemory<byte> Bytes, GatewayError? Error);
