#include "io/hdf5_properties.hpp"

namespace stegvis::io::hdf5 {
namespace {

void keep_order(hid_t properties) {
  H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(properties, false);
}

Handle keeping_order_of_links(hid_t kind) {
  Handle properties{H5Pcreate(kind), H5Pclose};
  H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  keep_order(properties);
  return properties;
}

}  // namespace

Handle file_properties() { return keeping_order_of_links(H5P_FILE_CREATE); }
Handle group_properties() { return keeping_order_of_links(H5P_GROUP_CREATE); }

Handle access_properties() {
  Handle properties{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  H5Pset_libver_bounds(properties, H5F_LIBVER_V18, H5F_LIBVER_V18);
  return properties;
}

hid_t stored_as_one() {
  static const hid_t properties = [] {
    const hid_t made = H5Pcreate(H5P_DATASET_CREATE);
    keep_order(made);
    return made;
  }();
  return properties;
}

Handle stored_in_chunks(const Shape& shape, std::size_t chunk, bool packed) {
  Handle properties{H5Pcopy(stored_as_one()), H5Pclose};
  Shape chunks = shape;
  chunks[0] = chunk;
  H5Pset_chunk(properties, static_cast<int>(chunks.size()), chunks.data());
  H5Pset_fill_time(properties, H5D_FILL_TIME_NEVER);
  if (packed) H5Pset_shuffle(properties);
  if (packed) H5Pset_deflate(properties, 1);
  H5Pset_fletcher32(properties);
  return properties;
}

}  // namespace stegvis::io::hdf5
