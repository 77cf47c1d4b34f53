using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses;

/// <summary>Reads and deletes one response of a client key.</summary>
internal sealed class ReadResponse(IResponseStore responses, ResponseSettings settings)
{
    public async Task<(GatewayError? Error, StoredResponse? Response)> RunAsync(string id, string clientKeyId, CancellationToken ct) =>
        !settings.Store ? (ResponseRefusals.StoreDisabled, null)
        : ResponseIds.IsWellFormed(id) && await responses.FindAsync(id, clientKeyId, ct) is { } response ? (null, response)
        : (ResponseRefusals.NotFound, null);

    /// <summary>Deletes it, also while keeping is switched off.</summary>
    public async Task<GatewayError?> DeleteAsync(string id, string clientKeyId, CancellationToken ct) =>
        ResponseIds.IsWellFormed(id) && await responses.DeleteAsync(id, clientKeyId, ct) ? null : ResponseRefusals.NotFound;
}
