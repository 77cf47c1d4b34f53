namespace Maru.Modules.Audit.Writing;

/// <summary>How many entries of a kind a span of time has.</summary>
internal readonly record struct Counter(string Actor, string Span, string Resource, string Action, int StatusCode, long Count);
