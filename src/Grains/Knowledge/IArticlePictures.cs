using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Knowledge;

/// <summary>Keeps the pictures of articles where they last.</summary>
public interface IArticlePictures
{
    /// <summary>
    /// The same harmless HTML with its own pictures at <c>/files/{account}/{hash}/{name}</c>, which never ends and is nobody's signature: those that lie within
    /// the text go into the file store, those that were uploaded lose their signature; all of them lose what cannot be seen in them, and say how large they
    /// are. What went through once comes out of the second time as it went in. Refused (field "body") where one of them is no picture, too large, or none of
    /// the account's files.
    /// </summary>
    Task<Outcome<string>> Keep(AccountId account, string html, CancellationToken cancellationToken);
}
