using System.Net;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Sends a request to a provider and brings its headers back, with one retry where a retry cannot do harm. Thread safe.</summary>
internal sealed class UpstreamHttp(HttpMessageInvoker http, UpstreamSettings settings, TimeProvider clock)
{
    /// <summary>
    /// Sends what <paramref name="build"/> makes; it is called again for the retry. Only a connection failure, or a 429/503 whose
    /// Retry-After fits into the deadline, is tried again, once, because no byte has reached the client yet; and never for a client that
    /// has left. The patience goes on to time the body. Throws <see cref="OperationCanceledException"/> only when
    /// <paramref name="client"/> is cancelled.
    /// </summary>
    public async ValueTask<UpstreamAnswer> SendAsync<T>(
        Func<T, HttpRequestMessage> build, T state, Patience patience, CancellationToken client)
    {
        var started = clock.GetTimestamp();
        var deadline = patience.Wait(settings.FirstByte);
        for (var attempt = 0; ; attempt++)
        {
            var mayRetry = attempt == 0 && !client.IsCancellationRequested;
            try
            {
                var response = await http.SendAsync(build(state), deadline);
                var wait = mayRetry ? WaitBeforeRetry(response, settings.FirstByte - clock.GetElapsedTime(started)) : null;
                if (wait is not { } pause)
                {
                    return new UpstreamAnswer(response, null);
                }

                response.Dispose();
                await Task.Delay(pause, clock, deadline);
            }
            catch (HttpRequestException e) when (mayRetry && IsConnectionFailure(e))
            {
                continue;
            }
            catch (HttpRequestException)
            {
                return new UpstreamAnswer(null, UpstreamErrors.Unreachable);
            }
            catch (OperationCanceledException) when (!client.IsCancellationRequested)
            {
                return new UpstreamAnswer(null, patience.IsClosing ? UpstreamErrors.ServerStopping : UpstreamErrors.FirstByteTimeout);
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
