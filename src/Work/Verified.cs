namespace Maru.Work;

/// <summary>What the other side says of an effect whose outcome was lost.</summary>
/// <typeparam name="T">The step's result.</typeparam>
/// <param name="Happened">True: <paramref name="Result"/> is recorded; without one the run parks. False: it did not happen and the body is
/// run. Null: unknown, and the run parks.</param>
/// <param name="Result">The step's result, if it happened.</param>
public sealed record Verified<T>(bool? Happened, T? Result);
