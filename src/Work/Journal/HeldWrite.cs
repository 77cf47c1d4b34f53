namespace Maru.Work.Journal;

/// <summary>What a run's holder writes again and again, and so together with what other holders write.</summary>
internal abstract record HeldWrite(RunMark Run);
