using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>An upstream's whole JSON answer, or why there is none.</summary>
/// <param name="Document">Owned by the receiver, who disposes it.</param>
/// <param name="Error">Set exactly when there is no document.</param>
/// <param name="FirstByteAt">Timestamp of the answer's headers; 0 when none came or they brought an error.</param>
internal readonly record struct WholeAnswer(JsonDocument? Document, GatewayError? Error, long FirstByteAt);
