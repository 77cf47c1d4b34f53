using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Anthropic;
using Maru.LlmSimulator.Fast;
using Maru.LlmSimulator.Faults;
using Maru.LlmSimulator.Gemini;
using Maru.LlmSimulator.OpenAi;
using Maru.LlmSimulator.Traffic;

namespace Maru.LlmSimulator;

/// <summary>Every request comes in here: bench path, control path, or the full way through plan, vendor and delivery.</summary>
internal sealed class Dispatcher(SimulatorOptions options, Planner planner, TrafficLog log, Delivery delivery)
{
    private readonly FastPath? _fast = options.Fast ? new FastPath(options.Clock) : null;
    private readonly Intake _intake = new(options);
    private readonly Control _control = new(planner, log);

    public async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/_sim"))
        {
            await _control.HandleAsync(http);
            return;
        }

        var body = await BodyReader.ReadAsync(http.Request, http.RequestAborted);
        if (!options.Record && _fast?.Find(http.Request, body) is { } ready)
        {
            await ready.SendAsync(http, options.Clock);
            return;
        }

        var form = await FormBody.ReadAsync(http.Request.ContentType, body, http.RequestAborted);
        var exchange = _intake.Take(http, body, form, planner);
        if (options.Record)
        {
            log.Add(exchange.Request);
        }

        await AnswerAsync(exchange);
    }

    private async Task AnswerAsync(Exchange x)
    {
        var ct = x.Http.RequestAborted;
        try
        {
            if (Refused(x) is { } refusal)
            {
                await delivery.SendAsync(x, refusal, ct);
            }
            else if (!await delivery.TryWithoutAnswerAsync(x, ct))
            {
                await delivery.SendAsync(x, Answer(x), ct);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            if (ct.IsCancellationRequested)
            {
                x.Request.Cancelled();
            }
        }
    }

    private Answer? Refused(Exchange x) => x.Request.Side switch
    {
        ProviderSide.OpenAi => OpenAiErrors.Decorate(OpenAiKeys.Check(x, options.Fast), x),
        ProviderSide.Gemini => GeminiKeys.Check(x, options.Fast),
        ProviderSide.Anthropic => AnthropicErrors.Decorate(AnthropicKeys.Check(x, options.Fast), x),
        _ => null,
    };

    private static Answer Answer(Exchange x)
    {
        if (x.Plan.Rule is { RawBody: { } raw } rule)
        {
            return new Answer(rule.RawStatus, rule.RawContentType, [System.Text.Encoding.UTF8.GetBytes(raw)]);
        }

        return x.Request.Side switch
        {
            ProviderSide.OpenAi => OpenAiErrors.Decorate(OpenAiApi.Answer(x), x)!,
            ProviderSide.Gemini => GeminiApi.Answer(x),
            ProviderSide.Anthropic => AnthropicErrors.Decorate(AnthropicApi.Answer(x), x)!,
            _ => Wire.Json(new System.Text.Json.Nodes.JsonObject { ["error"] = "no such path in the simulator" }, StatusCodes.Status404NotFound),
        };
    }
}
