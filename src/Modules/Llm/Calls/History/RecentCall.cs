using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>What the health of a model type is judged by.</summary>
internal readonly record struct RecentCall(string ModelAsked, Provider Provider, CallOutcome Outcome, long LatencyMicros);
