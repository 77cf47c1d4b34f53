using System.Net;
using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>Tries providers over HTTP, past the gateway's retries: a test must say what one call meets.</summary>
internal sealed class HttpConnectionProbe(
    HttpMessageInvoker http, ProviderProfiles profiles, LlmSettings settings, TimeProvider clock) : IConnectionProbe
{
    // One token says the least; some models want room for more before they answer at all.
    private static readonly int[] OutputLimits = [1, 16];

    public async Task<ProbeResult> TryAsync(ProbeTarget target, CancellationToken ct)
    {
        var profile = profiles.Of(target.Provider);
        if (profile.Probe is not { } probe)
        {
            return new ProbeResult(null, target.Model ?? profile.Mapping?.Of(target.Type), 0);
        }

        var started = clock.GetTimestamp();
        var model = target.Model ?? probe.Model;
        var failure = await AskAsync(probe, target, model, ct);
        return new ProbeResult(failure, model, (long)clock.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<ProbeFailure?> AskAsync(ProviderProbe probe, ProbeTarget target, string? model, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(settings.ProbeTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            if (model is null || target.Type == ModelType.Image)
            {
                return (await SendAsync(probe.Look(target, model), both.Token)).Failure;
            }

            ProbeAnswer answer = default;
            foreach (var limit in OutputLimits)
            {
                answer = await SendAsync(probe.Ask(target, model, limit), both.Token);
                if (answer is not { Status: HttpStatusCode.BadRequest, Failure: ProbeFailure.Unknown })
                {
                    break;
                }
            }

            return answer.Failure;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ProbeFailure.Timeout;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return ProbeFailure.Network;
        }
    }

    private async Task<ProbeAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, ct);
            return response.IsSuccessStatusCode
                ? new ProbeAnswer(response.StatusCode, null)
                : new ProbeAnswer(response.StatusCode, await ProbeFailures.ReadAsync(response, ct));
        }
    }

    private readonly record struct ProbeAnswer(HttpStatusCode Status, ProbeFailure? Failure);
}
