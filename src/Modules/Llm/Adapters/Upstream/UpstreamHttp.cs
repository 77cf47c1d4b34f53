using System.Net;

namespace Maru.Modules.Llm.Adapters.Upstream;

/// <summary>Sends a request to a provider and brings its headers back, with one retry where a retry cannot do harm. Thread safe.</summary>
internal sealed class UpstreamHttp(HttpMessageInvoker http, UpstreamOptions options, TimeProvider clock)
{
    /// <summary>
    /// Sends what <paramref name="build"/> makes; it is called again for the retry. Only a connection failure, or a 429/503 whose
    /// Retry-After fits into the deadline, is tried again, once, because no byte has reached the client yet.
    /// Throws <see cref="OperationCanceledException"/> only when <paramref name="ct"/> is cancelled.
    /// </summary>
    public async ValueTask<UpstreamAnswer> SendAsync<T>(Func<T, HttpRequestMessage> build, T state, CancellationToken ct)
    {
        using var patience = new Patience(ct);
        return await SendAsync(build, state, patience, ct).ConfigureAwait(false);
    }

    /// <summary>As above, with a patience that goes on to time the body.</summary>
    public async ValueTask<UpstreamAnswer> SendAsync<T>(Func<T, HttpRequestMessage> build, T state, Patience patience, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var deadline = patience.Wait(options.FirstByte);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var response = await http.SendAsync(build(state), deadline).ConfigureAwait(false);
                var wait = attempt == 0 ? WaitBeforeRetry(response, options.FirstByte - clock.GetElapsedTime(started)) : null;
                if (wait is not { } pause)
                {
                    return new UpstreamAnswer(response, null);
                }

                response.Dispose();
                await Task.Delay(pause, clock, deadline).ConfigureAwait(false);
            }
            catch (HttpRequestException e) when (attempt == 0 && IsConnectionFailure(e))
            {
                continue;
            }
            catch (HttpRequestException)
            {
                return new UpstreamAnswer(null, UpstreamErrors.Unreachable);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return new UpstreamAnswer(null, UpstreamErrors.FirstByteTimeout);
            }
        }
    }

    private static bool IsConnectionFailure(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ResponseEnded;

    private TimeSpan? WaitBeforeRetry(HttpResponseMessage response, TimeSpan left)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        return RetryAfter.Read(response, clock) is { } wait && wait < left && wait <= TimeSpan.FromSeconds(20) ? wait : null;
    }
}
