namespace Maru.Modules.Llm.Responses.Erasing;

/// <summary>Deletes responses that are expired, in slices of their own transactions so that requests' writes come in between.</summary>
internal sealed class PurgeResponses(IResponseStore responses)
{
    private const int Slice = 500;

    /// <summary>One slice: how many, and whether that was all.</summary>
    public async Task<PurgedResponses> RunAsync(CancellationToken ct)
    {
        var deleted = await responses.PurgeAsync(Slice, ct);
        return new PurgedResponses(deleted, deleted < Slice);
    }
}
