#include "rapport/result.hpp"

namespace rapport {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kFileNotFound:
      return "file-not-found";
    case ErrorCode::kFileUnreadable:
      return "file-unreadable";
    case ErrorCode::kInputEmpty:
      return "input-empty";
    case ErrorCode::kInputBinary:
      return "input-binary";
    case ErrorCode::kInputTooLarge:
      return "input-too-large";
    case ErrorCode::kBadEncoding:
      return "bad-encoding";
    case ErrorCode::kBadCompression:
      return "bad-compression";
    case ErrorCode::kNoArticle:
      return "no-article";
    case ErrorCode::kBadJson:
      return "bad-json";
    case ErrorCode::kBadDate:
      return "bad-date";
    case ErrorCode::kBadModel:
      return "bad-model";
    case ErrorCode::kBadTable:
      return "bad-table";
    case ErrorCode::kBadOption:
      return "bad-option";
    case ErrorCode::kBadShape:
      return "bad-shape";
    case ErrorCode::kWriteFailed:
      return "write-failed";
    case ErrorCode::kTimeout:
      return "timeout";
    case ErrorCode::kBadStore:
      return "bad-store";
    case ErrorCode::kStoreFailed:
      return "store-failed";
    case ErrorCode::kStoreBusy:
      return "store-busy";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kBadXml:
      return "bad-xml";
    case ErrorCode::kBadRecord:
      return "bad-record";
    case ErrorCode::kBadRow:
      return "bad-row";
  }
  return "unknown";
}

std::string Error::to_string() const {
  std::string out;
  if (!where.empty()) {
    out += where;
    out += ": ";
  }
  out += name_of(code);
  out += ": ";
  out += message;
  return out;
}

}  // namespace rapport
