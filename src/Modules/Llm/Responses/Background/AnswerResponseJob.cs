using Maru.Kernel;
using Maru.Work;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>
/// Answers one queued response. That it is asked only once does not rest on this run but on the row, which leaves <c>queued</c> before
/// anything is sent: so a run that is repeated, retried or forked by a person asks nothing again.
/// </summary>
internal sealed class AnswerResponseJob(AnswerQueued answer) : IDurableJob<QueuedResponse, string>
{
    public const string Kind = "llm.answer_response";

    public const string Queue = "llm_responses";

    public Task<Outcome<string>> RunAsync(QueuedResponse input, IJobContext context, CancellationToken ct) =>
        context.StepAsync<string>("answer", async (_, c) => WireName<ResponseStatus>.Of(await answer.RunAsync(input, c)));
}
