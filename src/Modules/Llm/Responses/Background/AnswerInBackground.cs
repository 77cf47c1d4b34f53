namespace Maru.Modules.Llm.Responses.Background;

/// <summary>
/// Asks the provider and gives the response object as it ends: <c>completed</c>, <c>incomplete</c> or <c>failed</c>, refusals of limits and
/// budgets included. Is called at most once for a response. When it is cancelled it ends soon, and settles what was used by then.
/// </summary>
internal delegate Task<ReadOnlyMemory<byte>> AnswerInBackground(BackgroundRequest request, CancellationToken ct);
