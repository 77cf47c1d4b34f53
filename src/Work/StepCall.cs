namespace Maru.Work;

/// <summary>One call of a step's body.</summary>
/// <param name="IdempotencyKey"><c>run:step:iteration</c>: the same at every attempt; send it to the other side.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record StepCall(string IdempotencyKey, int Attempt);
