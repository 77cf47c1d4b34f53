using System.Net;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Sends a request to a provider and brings its headers back; what may have been sent is not sent again. Thread safe.</summary>
internal sealed class UpstreamHttp(HttpMessageInvoker http, UpstreamSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Sends what <paramref name="build"/> makes; it is called again for the second try. Only where no connection came about is there one,
    /// unless the operator wants more; and never for a client that has left. The patience goes on to time the body. Throws
    /// <see cref="OperationCanceledException"/> only when <paramref name="client"/> is cancelled.
    /// </summary>
    public async ValueTask<UpstreamAnswer> SendAsync<T>(
        Func<T, HttpRequestMessage> build, T state, TimeSpan firstByte, Patience patience, CancellationToken client)
    {
        var started = clock.GetTimestamp();
        var deadline = patience.Wait(firstByte);
        for (var attempt = 0; ; attempt++)
        {
            var mayRetry = attempt == 0 && !client.IsCancellationRequested;
            try
            {
                var response = await http.SendAsync(build(state), deadline);
                var wait = mayRetry ? WaitBeforeRetry(response, firstByte - clock.GetElapsedTime(started)) : null;
                if (wait is not { } pause)
                {
                    return new UpstreamAnswer(response, null);
                }

                response.Dispose();
                await Task.Delay(pause, clock, deadline);
            }
            catch (HttpRequestException e) when (mayRetry && (IsUnsent(e) || (settings.Resends && IsUnanswered(e))))
            {
                continue;
            }
            catch (HttpRequestException e)
            {
                return new UpstreamAnswer(null, IsUnsent(e) ? UpstreamErrors.Unreachable : UpstreamErrors.Unanswered);
            }
            catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !deadline.IsCancellationRequested)
            {
                // The connection did not come about in its own time.
                if (!mayRetry)
                {
                    return new UpstreamAnswer(null, UpstreamErrors.Unreachable);
                }
            }
            catch (OperationCanceledException) when (!client.IsCancellationRequested)
            {
                return new UpstreamAnswer(null, patience.IsClosing ? UpstreamErrors.ServerStopping : UpstreamErrors.FirstByteTimeout);
            }
        }
    }

    // These three are said only while a connection is being made. Everything else may have happened after the request was read.
    private static bool IsUnsent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError;

    private static bool IsUnanswered(HttpRequestException e) => e.HttpRequestError is HttpRequestError.ResponseEnded;

    private TimeSpan? WaitBeforeRetry(HttpResponseMessage response, TimeSpan left)
    {
        if (!settings.Resends || response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        return RetryAfter.Read(response, clock) is { } wait && wait < left && wait <= LongestPause ? wait : null;
    }
}
