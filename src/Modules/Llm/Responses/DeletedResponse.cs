namespace Maru.Modules.Llm.Responses;

/// <summary>Says that a response is no longer kept.</summary>
internal sealed record DeletedResponse(string Id, string Object, bool Deleted);
