using Oqupie.Contracts.Accounts;

namespace Oqupie.Search.Index;

/// <summary>Whose index: of an account, and there of whatever has one of its own.</summary>
internal readonly record struct IndexId(AccountId Account, string Local)
{
    /// <summary>As it is said in logs.</summary>
    public override string ToString() => $"{Account}/{Local}";
}
