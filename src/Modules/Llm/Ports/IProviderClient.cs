using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Ports;

/// <summary>Speaks one vendor's wire and answers in OpenAI's. Thread safe.</summary>
internal interface IProviderClient
{
    bool Serves(Provider provider);

    /// <summary>
    /// Asks the provider and writes its answer. Cancelling <paramref name="ct"/> (the client left) cancels the upstream call and throws
    /// <see cref="OperationCanceledException"/>. Failures before the first byte come back in the report with the reply not started;
    /// a failure after it is written in-band and the connection is broken.
    /// </summary>
    ValueTask<CallReport> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct);
}
