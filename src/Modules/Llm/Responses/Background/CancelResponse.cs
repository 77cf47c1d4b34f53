using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>Ends a background response. What its provider has written by then is charged; one that has ended stays as it is.</summary>
internal sealed class CancelResponse(ReadResponse read, IResponseStore responses)
{
    public async Task<(GatewayError? Error, StoredResponse? Response)> RunAsync(string id, string clientKeyId, CancellationToken ct)
    {
        var (error, response) = await read.RunAsync(id, clientKeyId, ct);
        if (error is not null || !response!.Background)
        {
            return (error ?? ResponseRefusals.NotBackground, null);
        }

        if (!response.IsUnfinished)
        {
            return (null, response);
        }

        // Whoever is answering it looks at the row, and finds it ended.
        var cancelled = response with
        {
            Status = ResponseStatus.Cancelled,
            Response = ResponseJson.With(response.Response, ResponseStatus.Cancelled),
        };
        return await responses.EndAsync(cancelled, ct) ? (null, cancelled) : await read.RunAsync(id, clientKeyId, ct);
    }
}
